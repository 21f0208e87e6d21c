/** Results: scores by the frozen key, sealed result files, and their verification. */
package org.needlelab.exam.result;
