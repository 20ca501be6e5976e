/// Wasl: one installation that runs WhatsApp for many companies. Each direct sub-package is a module; its
/// `package-info` says what it is for and on whom it may lean.
@NullMarked
package io.wasl;

import org.jspecify.annotations.NullMarked;
