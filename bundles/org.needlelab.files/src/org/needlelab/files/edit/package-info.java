/** Changing the text of a document value by value, so that comments, order and layout stay as their author wrote them. */
package org.needlelab.files.edit;
