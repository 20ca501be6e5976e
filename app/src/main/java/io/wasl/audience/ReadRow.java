package io.wasl.audience;

import io.wasl.contact.ContactLists;

/// What a row of a file says.
sealed interface ReadRow {

    FileRow row();

    record Good(FileRow row, ContactLists.Row contact) implements ReadRow {}

    record Refused(FileRow row, String reason) implements ReadRow {}
}
