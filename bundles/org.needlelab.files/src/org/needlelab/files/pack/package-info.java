/** Course packs: scenarios, items and media of one course, as plain files in a folder or as one signed archive. */
package org.needlelab.files.pack;
