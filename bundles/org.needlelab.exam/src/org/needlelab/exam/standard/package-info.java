/** Standard setting: where to put the cut, and how far those who set it agree. */
package org.needlelab.exam.standard;
