/**
 * Item banks as files of ours ({@code needlelab-bank}), and the report in which every import and export ends.
 */
package org.needlelab.files.bank;
