/** Forms of an exam: what is to be in them, how they are put together, and the frozen form itself. */
package org.needlelab.exam.form;
