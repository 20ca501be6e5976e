package io.wasl.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Uploaded and received files, in memory. Beyond the limit the oldest lose their bytes, as Meta's do after
/// thirty days.
final class MediaStore {

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_FILES = 20_000;

    private final Supplier<String> baseUrl;
    private final Map<String, Medium> media = new LinkedHashMap<>();
    private long bytes;

    MediaStore(Supplier<String> baseUrl) {
        this.baseUrl = baseUrl;
    }

    void add(Medium medium) {
        media.put(medium.id(), medium);
        bytes += medium.size();
        for (Map.Entry<String, Medium> oldest : media.entrySet()) {
            if (bytes <= MOST_BYTES || oldest.getKey().equals(medium.id())) {
                break;
            }
            bytes -= oldest.getValue().bytes().length();
            oldest.setValue(oldest.getValue().withoutBytes());
        }
        if (media.size() > MOST_FILES) {
            delete(media.keySet().iterator().next());
        }
    }

    /// Where the bytes can be fetched, with an access token.
    String urlOf(Medium medium) {
        return baseUrl.get() + "/whatsapp_business/attachments/?mid=" + medium.id();
    }

    boolean knows(String id) {
        return media.containsKey(id);
    }

    @Nullable Medium find(String id) {
        return media.get(id);
    }

    void delete(String id) {
        Medium gone = media.remove(id);
        if (gone != null) {
            bytes -= gone.bytes().length();
        }
    }
}
