package io.wasl.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that is done to many contacts at once, and how far it is.
///
/// @param tag that is given or taken
/// @param affected whom it has changed so far; less those for whom it was taken back
public record BulkAct(BulkActId id, Kind kind, @Nullable String tag, int affected, State state) {

    public enum Kind {
        TAG,
        UNTAG,
        BLOCK,
        REMOVE;

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean needsTag() {
            return switch (this) {
                case TAG, UNTAG -> true;
                case BLOCK, REMOVE -> false;
            };
        }
    }

    public enum State {
        RUNNING,
        DONE,
        UNDOING,
        UNDONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isMoving() {
            return switch (this) {
                case RUNNING, UNDOING -> true;
                case DONE, UNDONE -> false;
            };
        }
    }
}
