package io.wasl.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The shop's customers: two thousand who can be reached, and the rows that every real list has besides.
final class DemoPeople {

    static final int REACHABLE = 2_000;
    static final int OPTED_OUT = 41;

    private static final int TWICE = 58;
    private static final List<String> BROKEN =
            List.of("034 12", "+33 1", "pas de numéro", "+999 123 456 789", "0", "٠٣٤", "n/a", "12345678901234567890");
    private static final List<String> FIRST = List.of(
            "Rivo",
            "Hanta",
            "Voahangy",
            "Tojo",
            "Fara",
            "Naina",
            "Mialy",
            "Andry",
            "Camille",
            "Louis",
            "Manon",
            "Hugo");
    private static final List<String> LAST = List.of(
            "Rakoto", "Rabe", "Andriamanitra", "Razafy", "Ravalo", "Martin", "Bernard", "Petit", "Moreau", "Girard");
    private static final List<String> ARABIC_FIRST = List.of("ليلى", "يوسف", "مريم", "كريم", "سلمى", "عمر", "نور");
    private static final List<String> ARABIC_LAST = List.of("حداد", "منصوري", "الزهراني", "بن علي", "العتيبي");

    // Always the same people, so that two sandboxes look alike.
    private final Random random = new Random(2_026);

    /// Everybody once, reachable ones only; the first of them have opted out.
    List<DemoPerson> reachable() {
        return Stream.iterate(0, number -> number + 1)
                .limit(REACHABLE + OPTED_OUT)
                .map(this::person)
                .toList();
    }

    /// The list as it came from the shop: with people twice, spelled differently, and numbers that are none.
    List<DemoPerson> asTyped(List<DemoPerson> people) {
        var rows = new ArrayList<>(people);
        people.stream()
                .skip(OPTED_OUT)
                .limit(TWICE)
                .map(DemoPeople::spelledOtherwise)
                .forEach(rows::add);
        for (int number = 0; number < BROKEN.size() * 3; number++) {
            rows.add(new DemoPerson(pick(FIRST), BROKEN.get(number % BROKEN.size()), "fr", "Antananarivo", "clients"));
        }
        return rows;
    }

    static byte[] csv(List<DemoPerson> rows) {
        var text = new StringBuilder("Nom;Téléphone;Langue;Ville;Étiquettes;Accord marketing\n");
        for (var row : rows) {
            var agreed = row.phone().hashCode() % 3 == 0 ? "" : "oui";
            text.append(String.join(";", row.name(), row.phone(), row.language(), row.city(), row.tag(), agreed))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private DemoPerson person(int number) {
        return switch (number % 10) {
            case 0, 1 ->
                new DemoPerson(name(FIRST, LAST), "+336" + digits(number, 8), "fr", "Paris", tag(number, "paris"));
            case 2 ->
                new DemoPerson(
                        name(ARABIC_FIRST, ARABIC_LAST),
                        "+9665" + digits(number, 8),
                        "ar",
                        "الرياض",
                        tag(number, "golfe"));
            case 3 ->
                new DemoPerson(
                        name(ARABIC_FIRST, ARABIC_LAST),
                        "+2126" + digits(number, 8),
                        "ar",
                        "الدار البيضاء",
                        tag(number, "maroc"));
            default ->
                new DemoPerson(
                        name(FIRST, LAST),
                        "+26134" + digits(number, 7),
                        "fr",
                        "Antananarivo",
                        tag(number, "madagascar"));
        };
    }

    private static String tag(int number, String place) {
        return number % 11 == 0 ? place + ",vip" : place;
    }

    private String name(List<String> first, List<String> last) {
        return pick(first) + " " + pick(last);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// Different for every number, and not in a row.
    private static String digits(int number, int length) {
        long spread = 1_000_000 + (number + 1L) * 7_919 % 8_999_993;
        return ("%0" + length + "d").formatted(spread);
    }

    private static DemoPerson spelledOtherwise(DemoPerson person) {
        var spelling = "00" + person.phone().substring(1).replaceFirst("(\\d{5})", "$1 ");
        return new DemoPerson(person.name(), spelling, person.language(), person.city(), person.tag());
    }
}
