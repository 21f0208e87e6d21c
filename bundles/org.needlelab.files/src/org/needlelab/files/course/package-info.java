/** What a course's attempts say together. */
package org.needlelab.files.course;
