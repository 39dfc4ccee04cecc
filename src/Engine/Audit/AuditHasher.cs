using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Audit;

/// <summary>
/// Hashes an event in a form that has one reading only: every column in a fixed order, each with its length. One instance serves one chain
/// at a time and uses its buffer again.
/// </summary>
internal sealed class AuditHasher
{
    /// <summary>Rises when the form changes; old links are verified in their own form.</summary>
    private const byte Form = 1;

    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    private readonly ArrayBufferWriter<byte> form = new(2048);

    public byte[] Hash(string tenant, long sequence, ReadOnlySpan<byte> previous, AuditEvent line)
    {
        Write(tenant, sequence, previous, line);
        return SHA256.HashData(form.WrittenSpan);
    }

    /// <summary>True when the link is the one that this event was sealed with.</summary>
    public bool Matches(AuditSeal link, string tenant, AuditEvent line)
    {
        Write(tenant, link.Sequence, link.Previous, line);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(form.WrittenSpan, hash);
        return hash.SequenceEqual(link.Hash);
    }

    private void Write(string tenant, long sequence, ReadOnlySpan<byte> previous, AuditEvent line)
    {
        form.ResetWrittenCount();
        form.Write([Form]);
        form.Write(previous);
        Add(sequence);
        Add(tenant);
        Add(line.Id);
        Add(line.At.UtcTicks);
        Add((long)line.Action);
        Add((long)line.Outcome);
        Add(line.Type);
        Add(line.AccountId);
        Add(line.AccountName);
        Add(line.Roles);
        Add(line.OrganisationId);
        Add(line.OrganisationName);
        Add(line.Authorisation);
        Add(line.Checks);
        Add(line.Purpose);
        Add(line.Emergency ? 1 : 0);
        Add(line.Source);
        Add((long)line.AccessPointKind);
        Add(line.AccessPoint);
        Add(line.ObjectType);
        Add(line.ObjectId);
        Add(line.ObjectCount ?? long.MinValue);
        Add(line.Detail);
        Add(line.TraceId);
    }

    private void Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(form.GetSpan(8), number);
        form.Advance(8);
    }

    private void Add(Guid? id)
    {
        var span = form.GetSpan(17);
        span[0] = id is null ? (byte)0 : (byte)1;
        id.GetValueOrDefault().TryWriteBytes(span[1..]);
        form.Advance(17);
    }

    private void Add(string? text)
    {
        var span = form.GetSpan(4 + Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0));
        var length = text is null ? -1 : Encoding.UTF8.GetBytes(text, span[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        form.Advance(4 + Math.Max(length, 0));
    }
}
