package io.wasl.audience;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Looks through a workbook before anybody reads it: unpacks it into nothing, and counts.
///
/// The sizes that an archive states about itself are not believed.
final class Archive {

    private static final String TOO_LARGE = "unpacks_too_large";
    private static final String SHARED_STRINGS = "xl/sharedStrings.xml";

    private Archive() {}

    /// @throws ImportRefused if it would grow beyond the limits, or is no workbook
    static void inspect(Path file, long size) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > ImportLimits.ZIP_ENTRIES) {
                throw new ImportRefused(TOO_LARGE);
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new ImportRefused("unknown_format");
            }
            long unpacked = 0;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                unpacked += unpack(zip, entries.nextElement(), unpacked, size);
            }
        } catch (IOException e) {
            throw new ImportRefused("unreadable", e);
        }
    }

    private static long unpack(ZipFile zip, ZipEntry entry, long before, long size) throws IOException {
        long limit =
                Math.min(ImportLimits.UNZIPPED_BYTES, Math.max(1 << 20, size * ImportLimits.UNZIPPED_RATIO)) - before;
        limit = entry.getName().equals(SHARED_STRINGS) ? Math.min(limit, ImportLimits.UNZIPPED_STRINGS_BYTES) : limit;
        try (var bytes = new CountedBytes(zip.getInputStream(entry), limit, TOO_LARGE)) {
            if (entry.getName().startsWith("xl/worksheets/") && entry.getName().endsWith(".xml")) {
                SheetReferences.check(bytes);
            }
            bytes.transferTo(OutputStream.nullOutputStream());
            return bytes.count();
        }
    }
}
