@NullMarked
package io.wasl.contact.web;

import org.jspecify.annotations.NullMarked;
