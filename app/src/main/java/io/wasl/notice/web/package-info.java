/// The page of notices and the bell.
@NullMarked
package io.wasl.notice.web;

import org.jspecify.annotations.NullMarked;
