package io.wasl.audience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipFile;

/// What a file is, by its first bytes: its name proves nothing.
enum FileKind {
    TEXT,
    XLSX;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};
    private static final byte[] RTF = {'{', '\\', 'r', 't'};

    /// @throws ImportRefused if it is a kind that holds no contacts
    static FileKind of(Path file) throws IOException {
        byte[] beginning;
        try (var bytes = Files.newInputStream(file)) {
            beginning = bytes.readNBytes(ZIP.length);
        }
        if (startsWith(beginning, ZIP)) {
            return archive(file);
        }
        if (startsWith(beginning, OLD_OFFICE)) {
            throw new ImportRefused("old_excel");
        }
        for (var foreign : new byte[][] {PDF, PNG, JPEG, GZIP, RTF}) {
            if (startsWith(beginning, foreign)) {
                throw new ImportRefused("unknown_format");
            }
        }
        return TEXT;
    }

    private static FileKind archive(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null) {
                throw new ImportRefused("open_document");
            }
            if (zip.getEntry("xl/workbook.bin") != null) {
                throw new ImportRefused("binary_excel");
            }
        }
        return XLSX;
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
