package io.wasl.database;

import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The embedded server's password: made once, kept beside its data, readable by its owner only.
final class OwnerPassword {

    private OwnerPassword() {}

    static Secret of(Path home) throws IOException {
        var file = home.resolve("password");
        try {
            Files.createFile(file, ownerOnly());
            Files.writeString(file, EncryptionKeys.generate());
        } catch (FileAlreadyExistsException madeBefore) {
            return new Secret(Files.readString(file));
        }
        return new Secret(Files.readString(file));
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
