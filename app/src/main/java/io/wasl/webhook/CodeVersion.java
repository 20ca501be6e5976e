package io.wasl.webhook;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.stereotype.Component;

/// Which build of the code failed on an event, so that the next one tries again: the version's number and a digest of
/// what is in the jar, because a repair need not wear a new number.
@Component
final class CodeVersion {

    private static final Logger log = LoggerFactory.getLogger(CodeVersion.class);
    private static final int DIGEST_BYTES = 6;

    private final String text;

    CodeVersion() {
        String version = CodeVersion.class.getPackage().getImplementationVersion();
        text = (version == null ? "development" : version) + digest(new ApplicationHome(CodeVersion.class).getSource());
    }

    String text() {
        return text;
    }

    /// Of the checksums that the archive holds of its entries, so that nothing needs to be read through.
    static String digest(@Nullable File archive) {
        if (archive == null || !archive.isFile()) {
            return "";
        }
        try (ZipFile jar = new ZipFile(archive)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<? extends ZipEntry> entries =
                    jar.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
            for (ZipEntry entry : entries) {
                digest.update((entry.getName() + " " + entry.getCrc() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return "+" + HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (IOException e) {
            log.warn(
                    "{} cannot be read; events that failed are tried again when the version's number changes", archive);
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
