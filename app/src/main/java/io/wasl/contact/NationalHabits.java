package io.wasl.contact;

/// Three countries write one mobile number in two ways, and WhatsApp uses both. One of them stands for the two.
final class NationalHabits {

    private static final int MEXICO = 52;
    private static final int ARGENTINA = 54;
    private static final int BRAZIL = 55;

    private NationalHabits() {}

    /// Mexico's 1 for mobiles was abolished in 2019 and no list of numbers knows it; WhatsApp still writes it for older
    /// accounts.
    static String modern(String international) {
        return international.startsWith("521") && international.length() == 13
                ? MEXICO + international.substring(3)
                : international;
    }

    /// @return country code and national number, digits only
    static String fold(int country, String national) {
        return country
                + switch (country) {
                    // The 9 for mobiles is dialled from abroad only; a message goes to a mobile.
                    case ARGENTINA -> national.length() == 10 ? "9" + national : national;
                    // The ninth digit came between 2012 and 2016; accounts from before go without it.
                    case BRAZIL ->
                        isOldBrazilianMobile(national)
                                ? national.substring(0, 2) + "9" + national.substring(2)
                                : national;
                    default -> national;
                };
    }

    private static boolean isOldBrazilianMobile(String national) {
        return national.length() == 10 && national.charAt(2) >= '6';
    }
}
