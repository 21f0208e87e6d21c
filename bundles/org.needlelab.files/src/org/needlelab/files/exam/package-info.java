/** Files of exams: blueprints, forms, answers for rehearsals, reports of scores. */
package org.needlelab.files.exam;
