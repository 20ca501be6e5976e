/// The page that tells what an examination found.
@NullMarked
package io.wasl.doctor.web;

import org.jspecify.annotations.NullMarked;
