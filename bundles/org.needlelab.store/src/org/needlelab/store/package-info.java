/** What has to outlive a crash: journals of exams and results, in a database. */
package org.needlelab.store;
