using System.Buffers.Binary;
using Engine.Access;

namespace Engine.Features;

/// <summary>For whom a decision is made: everything about the person, the place and the moment that it may depend on.</summary>
/// <param name="Today">Date in the tenant's time zone.</param>
/// <param name="SignedIn">False for visitors.</param>
/// <param name="Audience">Audience id of the organisation; null for visitors and staff.</param>
/// <param name="Organisation">Organisation number; null for visitors.</param>
/// <param name="Facts">Facts of the contract, as bits; 0 when there is no contract.</param>
/// <param name="HasContract">False skips contract conditions: a page without a contract is decided without them.</param>
/// <param name="Permissions">Rights at this organisation and contract.</param>
/// <param name="Bucket">Stable number 0-99 of the account, for features on for a percentage.</param>
public readonly record struct FeatureSubject(
    DateOnly Today,
    bool SignedIn,
    string? Audience,
    string? Organisation,
    ulong Facts,
    bool HasContract,
    PermissionSet Permissions,
    Level Level,
    int Bucket)
{
    /// <summary>A person who is signed in, at one contract or at the organisation as a whole.</summary>
    public static FeatureSubject Of(Actor who, ActorContract? contract, DateOnly today) => new(
        today,
        true,
        who.Audience,
        who.OrganisationNumber,
        contract?.Facts ?? 0,
        contract is not null,
        contract?.Permissions ?? who.Permissions,
        who.Level,
        BucketOf(who.AccountId));

    public static FeatureSubject Visitor(DateOnly today) =>
        new(today, false, null, null, 0, false, PermissionSet.None, Level.None, 0);

    /// <summary>The same on every node and in every version of the runtime: taken from the random end of the id.</summary>
    public static int BucketOf(Guid account)
    {
        Span<byte> bytes = stackalloc byte[16];
        account.TryWriteBytes(bytes);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) % 100);
    }
}
