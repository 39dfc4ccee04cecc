using System.Collections.Concurrent;
using Engine.Tenancy;
using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Metadata of the tenants' brokers, read when it is needed and again when the file is another.</summary>
/// <param name="folders">Asked when metadata are: work in the background that has nothing to do with them needs no folders.</param>
internal sealed class BrokerMetadataStore(Func<HostFolders> folders, IConfiguration host)
{
    private readonly ConcurrentDictionary<(string Path, string Entity), (DateTime Written, BrokerMetadata Metadata)> known = new();

    /// <exception cref="SamlRefusedException">There is no file, or it cannot be used.</exception>
    public BrokerMetadata Find(Tenant tenant, SamlBrokerConfig broker)
    {
        if (BrokerMetadataFile.Find(folders(), host, tenant.Id, broker.Metadata) is not { } path)
        {
            throw new SamlRefusedException("saml.metadata.file");
        }

        var key = (path, broker.BrokerEntityId);
        var written = File.GetLastWriteTimeUtc(path);
        if (known.TryGetValue(key, out var found) && found.Written == written)
        {
            return found.Metadata;
        }

        try
        {
            var metadata = BrokerMetadataReader.Read(File.ReadAllBytes(path), broker.BrokerEntityId);
            known[key] = (written, metadata);
            return metadata;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SamlRefusedException("saml.metadata.file", fault);
        }
    }

    /// <exception cref="SamlRefusedException">As above, or it has expired.</exception>
    public BrokerMetadata FindValid(Tenant tenant, SamlBrokerConfig broker, DateTimeOffset now) =>
        Find(tenant, broker) is var metadata && metadata.IsValid(now) ? metadata : throw new SamlRefusedException("saml.metadata.expired");
}
