package io.wasl.contact;

/// How many of some people agreed to marketing, refuse it (or are blocked), and said nothing of it.
public record ConsentCount(long agreed, long refusing, long undecided) {

    public static final ConsentCount NOBODY = new ConsentCount(0, 0, 0);

    public long people() {
        return agreed + refusing + undecided;
    }
}
