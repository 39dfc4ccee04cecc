namespace Engine.Data.Encryption;

/// <summary>Wraps keys of the database with something that is kept outside it, so that a dump of the database alone gives nothing.</summary>
public abstract class KeyWrap
{
    /// <summary>Tells which secret or certificate wrapped a key; says nothing about it.</summary>
    public abstract string Print { get; }

    /// <param name="key">At most 64 bytes.</param>
    public abstract byte[] Wrap(ReadOnlySpan<byte> key);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Wrapped by another secret, or damaged.</exception>
    public abstract byte[] Unwrap(ReadOnlySpan<byte> wrapped);
}
