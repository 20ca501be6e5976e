package io.wasl.audience;

import io.wasl.kernel.HeavyWork;
import io.wasl.kernel.TooBusy;
import io.wasl.kernel.WorkFailed;

/// Reads files where heavy work is done, while somebody waits for it.
final class HeavyReading {

    private HeavyReading() {}

    /// @throws ImportRefused if too many files wait already, or reading this one took more than there is
    static <T> T of(HeavyWork work, HeavyWork.Work<T, RuntimeException> reading) {
        try {
            return work.lengthy(reading);
        } catch (TooBusy e) {
            throw new ImportRefused("busy", e);
        } catch (WorkFailed e) {
            throw new ImportRefused("too_heavy", e);
        }
    }
}
