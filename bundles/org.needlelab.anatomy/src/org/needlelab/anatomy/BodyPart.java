package org.needlelab.anatomy;

import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleMesh;

/**
 * A structure with its shape in one body.
 *
 * @param structure what it is
 * @param mesh closed, outward-oriented surface, mm
 * @param hierarchy the mesh's hierarchy for distances and crossings
 */
public record BodyPart(Structure structure, TriangleMesh mesh, MeshHierarchy hierarchy) {
}
