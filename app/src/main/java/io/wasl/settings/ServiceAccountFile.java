package io.wasl.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The file with which Google lets somebody send push notifications. Only looked at: what is in it is read by those who
/// send.
final class ServiceAccountFile {

    private static final String HOW =
            "; make one in the Firebase console: Project settings, Service accounts, Generate" + " new private key";
    private static final int LARGEST_BYTES = 64 * 1024;
    private static final List<String> FIELDS =
            List.of("\"service_account\"", "\"project_id\"", "\"private_key\"", "\"client_email\"");

    private ServiceAccountFile() {}

    /// @throws SettingProblem if it is not there, cannot be read, or is something else
    static void check(String text) {
        var file = path(text);
        if (!Files.isRegularFile(file)) {
            throw problem("there is no file " + file.toAbsolutePath());
        }
        if (!Files.isReadable(file)) {
            throw problem(file.toAbsolutePath() + " may not be read by the user that runs Wasl");
        }
        try {
            var content = Files.size(file) > LARGEST_BYTES ? "" : Files.readString(file);
            if (!content.strip().startsWith("{") || !FIELDS.stream().allMatch(content::contains)) {
                throw problem(file.toAbsolutePath() + " is not a service account's JSON file");
            }
        } catch (IOException unreadable) {
            throw problem(file.toAbsolutePath() + " cannot be read as text");
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw problem("is not the name of a file");
        }
    }

    private static SettingProblem problem(String what) {
        return new SettingProblem("FCM_CREDENTIALS", what + HOW);
    }
}
