--liquibase formatted sql

-- The schema of seats (SQLite) and of the central store (PostgreSQL). Rows are only ever added: triggers refuse all else.
-- Stores of version 1 were made without Liquibase: what is there already stays.
-- A changeset that was released is never edited; PRAGMA user_version is the number of the last one, so that a seat need not look further.

--property name:blob value:BLOB dbms:sqlite
--property name:blob value:BYTEA dbms:postgresql

--changeset needlelab:1-tables
CREATE TABLE IF NOT EXISTS attempt (id VARCHAR(200) PRIMARY KEY, header ${blob} NOT NULL);
CREATE TABLE IF NOT EXISTS journal (attempt VARCHAR(200) NOT NULL REFERENCES attempt (id), number INTEGER NOT NULL, line ${blob} NOT NULL,
	PRIMARY KEY (attempt, number));
CREATE TABLE IF NOT EXISTS checkpoint (attempt VARCHAR(200) NOT NULL REFERENCES attempt (id), number INTEGER NOT NULL, signature VARCHAR(200) NOT NULL,
	PRIMARY KEY (attempt, number));
CREATE TABLE IF NOT EXISTS result (attempt VARCHAR(200) PRIMARY KEY, sha256 CHAR(64) NOT NULL, file ${blob} NOT NULL);

--changeset needlelab:1-kept dbms:sqlite endDelimiter:@@
CREATE TRIGGER IF NOT EXISTS attempt_no_update BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER IF NOT EXISTS attempt_no_delete BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER IF NOT EXISTS journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER IF NOT EXISTS journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER IF NOT EXISTS checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER IF NOT EXISTS checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER IF NOT EXISTS result_no_update BEFORE UPDATE ON result BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER IF NOT EXISTS result_no_delete BEFORE DELETE ON result BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@

--changeset needlelab:1-kept-postgresql dbms:postgresql endDelimiter:@@
CREATE FUNCTION only_added_to() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''only added to''; END' LANGUAGE plpgsql
@@
CREATE TRIGGER attempt_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON attempt FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@
CREATE TRIGGER journal_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@
CREATE TRIGGER checkpoint_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@
CREATE TRIGGER result_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON result FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@

--changeset needlelab:2-tables
CREATE TABLE decision (attempt VARCHAR(200) NOT NULL REFERENCES result (attempt), number INTEGER NOT NULL, content ${blob} NOT NULL,
	PRIMARY KEY (attempt, number));
CREATE TABLE certificate (id VARCHAR(200) PRIMARY KEY, attempt VARCHAR(200) NOT NULL REFERENCES result (attempt), pdf ${blob} NOT NULL,
	credential TEXT NOT NULL);
CREATE TABLE document (kind VARCHAR(40) NOT NULL, name VARCHAR(200) NOT NULL, number INTEGER NOT NULL, content ${blob} NOT NULL,
	PRIMARY KEY (kind, name, number));
CREATE TABLE account (name VARCHAR(200) NOT NULL, number INTEGER NOT NULL, roles VARCHAR(200) NOT NULL, password VARCHAR(400) NOT NULL,
	PRIMARY KEY (name, number));

--changeset needlelab:2-kept dbms:sqlite endDelimiter:@@
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER account_no_update BEFORE UPDATE ON account BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
CREATE TRIGGER account_no_delete BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'only added to'); END
@@
PRAGMA user_version = 2
@@

--changeset needlelab:2-kept-postgresql dbms:postgresql endDelimiter:@@
CREATE TRIGGER decision_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@
CREATE TRIGGER certificate_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@
CREATE TRIGGER document_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@
CREATE TRIGGER account_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON account FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
@@
