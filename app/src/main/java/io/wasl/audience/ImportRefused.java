package io.wasl.audience;

import org.jspecify.annotations.Nullable;

/// A file, or what is said about it, that cannot be imported at all. Nothing of it was kept.
public final class ImportRefused extends RuntimeException {

    private final String code;
    private final String field;
    private final @Nullable String detail;

    ImportRefused(String code) {
        this(code, "file", null, null);
    }

    ImportRefused(String code, Throwable cause) {
        this(code, "file", null, cause);
    }

    ImportRefused(String code, String field, String detail) {
        this(code, field, detail, null);
    }

    private ImportRefused(String code, String field, @Nullable String detail, @Nullable Throwable cause) {
        super(detail == null ? code : code + ": " + detail, cause);
        this.code = code;
        this.field = field;
        this.detail = detail;
    }

    /// A stable word, such as `file_too_large`.
    public String code() {
        return code;
    }

    /// Which of the things that were handed in is at fault: `file`, `mapping`, `tags` or `default_country`.
    public String field() {
        return field;
    }

    /// What exactly, where the code does not say it all.
    public @Nullable String detail() {
        return detail;
    }
}
