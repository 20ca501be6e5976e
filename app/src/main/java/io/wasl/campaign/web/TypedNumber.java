package io.wasl.campaign.web;

/// Reads a number as people type it: with the digits of their script and with spaces, points or commas between them.
final class TypedNumber {

    private TypedNumber() {}

    static boolean is(String typed, long number) {
        StringBuilder digits = new StringBuilder();
        typed.codePoints()
                .filter(Character::isDigit)
                .limit(20)
                .forEach(digit -> digits.append(Character.digit(digit, 10)));
        boolean onlyNumber = typed.codePoints().noneMatch(Character::isLetter);
        return onlyNumber && digits.toString().equals(Long.toString(number));
    }
}
