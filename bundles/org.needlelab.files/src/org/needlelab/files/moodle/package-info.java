/** Questions of Moodle: its XML, and what its other formats share with it. */
package org.needlelab.files.moodle;
