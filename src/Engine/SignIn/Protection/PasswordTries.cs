using Engine.Access;
using Engine.Tenancy;

namespace Engine.SignIn.Protection;

/// <summary>Whether a password may be looked at, and for whom it counts: the account, or this one device of it.</summary>
public sealed class PasswordTries(Limits limits, LockOut lockOut, HashGate gate, KnownDevices devices, CurrentTenant tenant, SignInMetrics metrics)
{
    /// <param name="MayTry">False while the account or the device is locked.</param>
    /// <param name="OnKnownDevice">The try was the device's: what attackers do elsewhere neither hindered it nor is forgiven by it.</param>
    public readonly record struct Verdict(bool MayTry, bool OnKnownDevice);

    /// <summary>Takes a place before anything is counted or looked up.</summary>
    /// <exception cref="BusyException">There is none.</exception>
    public HashPlace Enter()
    {
        if (gate.TryEnter(devices.Read().Count > 0) is { } place)
        {
            return place;
        }

        metrics.Refused(SignInCause.Busy);
        throw new BusyException();
    }

    /// <param name="account">Null for an unknown address, which costs the same work.</param>
    /// <exception cref="TooOftenException">So many tried this address that none of them is heard now, whether it has an account or not.</exception>
    public async Task<Verdict> TakeAsync(string normalizedMail, Account? account, CancellationToken cancellation)
    {
        var here = tenant.Value.Id;
        if (devices.Read().FirstOrDefault(d => d.AccountId == account?.Id) is { } device)
        {
            return new(await limits.TakeAsync(Budget.Device, $"{here}:{device.AccountId}:{device.DeviceId}", cancellation) is null, true);
        }

        if (await limits.TakeAsync(Budget.Account, $"{here}:{normalizedMail}", cancellation) is { } again)
        {
            metrics.Refused(SignInCause.TooOften);
            throw new TooOftenException(again);
        }

        var mayTry = await lockOut.TakeTryAsync(account?.Id ?? Guid.Empty, cancellation);
        if (!mayTry)
        {
            await limits.TouchAsync(Budget.Account, $"{here}:{normalizedMail}", cancellation);
        }

        return new(mayTry, false);
    }
}
