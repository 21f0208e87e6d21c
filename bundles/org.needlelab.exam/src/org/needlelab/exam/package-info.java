/**
 * Certification: items and forms, delivery and grading, psychometrics and certificates. Plain Java, no files, no database.
 */
package org.needlelab.exam;
