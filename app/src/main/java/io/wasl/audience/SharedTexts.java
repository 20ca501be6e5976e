package io.wasl.audience;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The texts that cells of a workbook refer to by number. Kept as bytes in one row: a million of them take no more
/// memory than their letters.
final class SharedTexts {

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int count;

    /// @throws ImportRefused if there are more than fit
    static SharedTexts of(WorkbookFile workbook) throws IOException {
        var texts = new SharedTexts();
        var part = workbook.sharedTexts();
        if (part.isPresent()) {
            try (var xml = part.get()) {
                while (xml.next()) {
                    if (xml.begins("si")) {
                        texts.add(SheetText.of(xml, "si"));
                    }
                }
            }
        }
        return texts;
    }

    /// Empty for a number that none has.
    String get(int index) {
        if (index < 0 || index >= count) {
            return "";
        }
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    private void add(String text) {
        var added = text.getBytes(StandardCharsets.UTF_8);
        int start = count == 0 ? 0 : ends[count - 1];
        if (count == ImportLimits.SHARED_TEXTS || start + added.length > ImportLimits.SHARED_TEXTS_BYTES) {
            throw new ImportRefused("too_many_texts");
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        if (start + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start + added.length));
        }
        System.arraycopy(added, 0, bytes, start, added.length);
        ends[count++] = start + added.length;
    }
}
