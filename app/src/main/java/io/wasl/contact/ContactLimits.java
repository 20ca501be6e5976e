package io.wasl.contact;

/// How much a contact may hold.
public final class ContactLimits {

    public static final int NAME = 200;
    public static final int TAG = 60;
    public static final int TAGS = 50;
    public static final int ATTRIBUTES = 50;
    public static final int ATTRIBUTE_NAME = 60;
    public static final int ATTRIBUTE_VALUE = 1_000;

    private ContactLimits() {}
}
