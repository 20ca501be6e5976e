/// What every test may lean on: a real database, the whole platform, a browser.
@NullMarked
package io.wasl.testing;

import org.jspecify.annotations.NullMarked;
