namespace Engine.Tests.Documents;

/// <summary>A response body: cannot seek, and refuses to be written synchronously, as the web server does.</summary>
internal sealed class AsyncOnlyStream(Action? everyMegabyte = null) : Stream
{
    private long written;

    /// <summary>What was written; kept only when nobody watches the memory.</summary>
    public MemoryStream Content { get; } = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var before = written >> 20;
        written += buffer.Length;
        if (everyMegabyte is null)
        {
            Content.Write(buffer.Span);
        }
        else if (written >> 20 != before)
        {
            everyMegabyte();
        }

        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous write.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
