using System.Security.Cryptography;

namespace Engine.Bulk.Csv;

/// <summary>What comes in, counted against a limit and hashed on its way.</summary>
public sealed class HashedStream(Stream source, long most) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of everything that was read, in lower-case hexadecimal digits.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <exception cref="UnfitFileException">There is more than the limit.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        Note(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = source.Read(buffer, offset, count);
        Note(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }

    private void Note(ReadOnlySpan<byte> part)
    {
        count += part.Length;
        if (count > most)
        {
            throw new UnfitFileException(CsvRefusals.TooLarge(most));
        }

        hash.AppendData(part);
    }
}
