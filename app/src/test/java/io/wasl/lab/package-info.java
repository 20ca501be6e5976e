/// The crash laboratory: platforms, their database and a simulated Meta as processes of their own, which are killed,
/// frozen and cut off in the midst of campaigns. What the simulator wrote down as accepted is the truth that the
/// platform's own books are held against.
@NullMarked
package io.wasl.lab;

import org.jspecify.annotations.NullMarked;
