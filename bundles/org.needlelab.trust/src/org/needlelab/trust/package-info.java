/** What others can check without us: keys, passwords, sealed packages, signed certificates and credentials. Libraries do the cryptography. */
package org.needlelab.trust;
