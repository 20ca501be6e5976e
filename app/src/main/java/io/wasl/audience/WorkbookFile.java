package io.wasl.audience;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A workbook (Office Open XML): an archive of pieces of markup that name each other. All of them together may unpack
/// to so much only, wherever they lie; the sizes that an archive states about itself are not believed.
final class WorkbookFile implements Closeable {

    private static final String DOCUMENT = "officeDocument";
    private static final String WORKSHEET = "worksheet";
    private static final String STYLES = "styles";
    private static final String SHARED_TEXTS = "sharedStrings";
    private static final String UNKNOWN = "unknown_format";
    private static final String TOO_LARGE = "unpacks_too_large";

    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private List<Relation> relations = List.of();
    private long left;
    private boolean since1904;

    /// @param part where it lies in the archive
    record Sheet(String name, boolean isVisible, String part) {}

    private record Relation(String id, String kind, String target) {}

    /// @throws ImportRefused if it is no workbook, or a harmful one
    WorkbookFile(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        this.left = Math.clamp(
                Files.size(file) * ImportLimits.UNZIPPED_RATIO,
                ImportLimits.LEAST_UNZIPPED_BYTES,
                ImportLimits.UNZIPPED_BYTES);
        try {
            readWorkbook();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /// In the order in which they are shown.
    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /// Whether days are counted from 1904 on, as old Macintoshes do.
    boolean since1904() {
        return since1904;
    }

    XmlPart open(Sheet sheet) throws IOException {
        return required(sheet.part(), "unreadable");
    }

    Optional<XmlPart> sharedTexts() throws IOException {
        return related(SHARED_TEXTS);
    }

    Optional<XmlPart> styles() throws IOException {
        return related(STYLES);
    }

    private void readWorkbook() throws IOException {
        if (zip.size() > ImportLimits.ZIP_ENTRIES
                || zip.stream().mapToLong(ZipEntry::getSize).anyMatch(size -> size > left)) {
            throw new ImportRefused(TOO_LARGE);
        }
        var workbook = first(relations(""), DOCUMENT).orElseThrow(() -> new ImportRefused(UNKNOWN));
        relations = relations(workbook);
        try (var xml = required(workbook, UNKNOWN)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    since1904 = List.of("1", "true").contains(String.valueOf(xml.attribute("date1904")));
                } else if (xml.begins("sheet")) {
                    add(xml);
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new ImportRefused(UNKNOWN);
        }
    }

    /// A chart may stand between the sheets, and holds no cells.
    private void add(XmlPart xml) {
        var id = xml.attributeOfAnySpace("id");
        var name = String.valueOf(xml.attribute("name"));
        boolean isVisible = !String.valueOf(xml.attribute("state")).contains("idden");
        if (sheets.size() < ImportLimits.SHEETS) {
            relations.stream()
                    .filter(relation ->
                            relation.kind().equals(WORKSHEET) && relation.id().equals(id))
                    .findFirst()
                    .ifPresent(relation -> sheets.add(new Sheet(Shown.text(name), isVisible, relation.target())));
        }
    }

    private Optional<XmlPart> related(String kind) throws IOException {
        var target = first(relations, kind);
        return target.isPresent() ? part(target.get()) : Optional.empty();
    }

    private static Optional<String> first(List<Relation> relations, String kind) {
        return relations.stream()
                .filter(relation -> relation.kind().equals(kind))
                .map(Relation::target)
                .findFirst();
    }

    /// What a part names, found beside it in the archive.
    private List<Relation> relations(String part) throws IOException {
        int folder = part.lastIndexOf('/') + 1;
        var found = new ArrayList<Relation>();
        var list = part(part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels");
        if (list.isEmpty()) {
            return found;
        }
        try (var xml = list.get()) {
            while (xml.next()) {
                var target = xml.begins("Relationship") ? xml.attribute("Target") : null;
                if (target != null && found.size() < ImportLimits.ZIP_ENTRIES) {
                    var type = String.valueOf(xml.attribute("Type"));
                    var kind = type.substring(type.lastIndexOf('/') + 1);
                    found.add(new Relation(
                            String.valueOf(xml.attribute("Id")), kind, absolute(part.substring(0, folder), target)));
                }
            }
        }
        return found;
    }

    private static String absolute(String folder, String target) {
        var path = Path.of("/" + (target.startsWith("/") ? target : folder + target));
        return path.normalize().toString().substring(1);
    }

    private XmlPart required(String name, String refusal) throws IOException {
        return part(name).orElseThrow(() -> new ImportRefused(refusal));
    }

    private Optional<XmlPart> part(String name) throws IOException {
        var exact = zip.getEntry(name);
        // Some programs write names in another case than they refer to them.
        var entry = exact != null
                ? Optional.of(exact)
                : zip.stream()
                        .filter(each -> each.getName().equalsIgnoreCase(name))
                        .findFirst();
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(new XmlPart(new MarkupBytes(zip.getInputStream(entry.get()), this::spend)));
    }

    /// @throws ImportRefused if the workbook has grown beyond the limit with that
    void spend(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new ImportRefused(TOO_LARGE);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
