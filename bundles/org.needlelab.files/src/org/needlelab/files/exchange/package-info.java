/** Item banks of other systems: which format a file is in, and one way in for all of them. */
package org.needlelab.files.exchange;
