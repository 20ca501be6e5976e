package io.wasl.database;

import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Secret;
import io.wasl.settings.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The embedded server's password: made once, kept beside its data, readable by its owner only.
final class OwnerPassword {

    private OwnerPassword() {}

    static Secret of(Path home) throws IOException {
        var file = home.resolve("password");
        try {
            Files.createFile(file, PrivateFiles.file());
            Files.writeString(file, EncryptionKeys.generate());
        } catch (FileAlreadyExistsException madeBefore) {
            return new Secret(Files.readString(file));
        }
        return new Secret(Files.readString(file));
    }
}
