/** XML of others, read with suspicion: no document types, no entities of their own, bounds on depth, size and number. */
package org.needlelab.files.xml;
