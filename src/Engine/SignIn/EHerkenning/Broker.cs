namespace Engine.SignIn.EHerkenning;

/// <summary>One way to ask who somebody is. The answer comes in at an address of its own and ends in <see cref="SignInWithEHerkenning"/>.</summary>
public abstract class Broker
{
    /// <param name="config">Null for a tenant whose file names none.</param>
    public abstract bool Serves(BrokerConfig? config);

    /// <summary>Says where to go with the question.</summary>
    /// <exception cref="BrokerException">The broker cannot be asked now.</exception>
    public abstract Task<BrokerDeparture> AskAsync(BrokerRequest request, BrowserHalf half, CancellationToken cancellation);

    /// <summary>Where to go to end the session at the broker too; the one here has ended.</summary>
    /// <returns>Null when the broker has no such thing, or cannot be asked now.</returns>
    public virtual Task<BrokerDeparture?> SignOutAsync(BrokerSessionName session, CancellationToken cancellation) =>
        Task.FromResult<BrokerDeparture?>(null);
}

/// <summary>A broker cannot be reached, or said something that cannot be believed. The message is for the log and not for users.</summary>
public sealed class BrokerException(string message, Exception? inner = null) : Exception(message, inner);
