namespace Engine.Bulk.Reading;

/// <summary>What may still be unpacked of one file, over all its parts.</summary>
internal sealed class UnpackMeter
{
    private long left = ReadLimits.Unpacked;

    /// <exception cref="UnfitFileException">It was too much.</exception>
    public void Take(int bytes)
    {
        left -= bytes;
        if (left < 0)
        {
            throw new UnfitFileException(BulkRefusals.Bomb);
        }
    }
}

/// <summary>Counts what really comes out of a part, whatever the archive says of it.</summary>
/// <param name="packed">Bytes that the part takes in the archive.</param>
internal sealed class MeteredStream(Stream part, long packed, UnpackMeter meter) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = part.Read(buffer);
        read += count;
        meter.Take(count);
        return read <= ReadLimits.Grace || read / ReadLimits.Ratio <= packed ? count : throw new UnfitFileException(BulkRefusals.Bomb);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
