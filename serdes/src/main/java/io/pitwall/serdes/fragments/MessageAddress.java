package io.pitwall.serdes.fragments;

/** A message among all that a joiner sees. */
record MessageAddress(PartitionKey key, FragmentId id) {}
