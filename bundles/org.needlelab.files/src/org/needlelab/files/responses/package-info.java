/** Tables of candidates' answers, keys, and reports of their analysis. */
package org.needlelab.files.responses;
