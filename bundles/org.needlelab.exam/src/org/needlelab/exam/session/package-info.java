/** A candidate's exam: events, the state they add up to, the clock, and what may happen next. */
package org.needlelab.exam.session;
